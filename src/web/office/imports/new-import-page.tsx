import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FeedList } from '#core/feeds/feeds.contract.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { LedgerColumns } from './ledger-columns.tsx';
import { LedgerDrop } from './ledger-drop.tsx';
import { useFeeds } from './use-import.ts';
import { useStartImport } from './use-start-import.ts';
import './imports.css';

/** Which ledger, which file. */
export function NewImportPage() {
  const feeds = useFeeds();
  return (
    <>
      <PageHeader
        title="导入新台账"
        lead="上传后系统先读一遍、逐格核对，不会写入任何内容；看过核对结果、点“确认导入”以后才写入。"
      />
      <QueryView query={feeds} what="台账种类">
        {({ items }) => <NewImport feeds={items} />}
      </QueryView>
    </>
  );
}

function NewImport({ feeds }: { feeds: FeedList['items'] }) {
  const navigate = useNavigate();
  const [key, setKey] = useState(feeds[0]?.key ?? '');
  const [file, setFile] = useState<File>();
  const [missing, setMissing] = useState(false);
  const start = useStartImport(({ id }) => void navigate({ to: '/office/imports/$id', params: { id } }));
  const feed = feeds.find((each) => each.key === key);
  return (
    <form
      className="stack panel"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(file === undefined);
        if (file !== undefined && !start.isPending) start.mutate({ feed: key, file });
      }}
    >
      <fieldset className="choices">
        <legend>这是哪一种台账？</legend>
        {feeds.map(({ key: each, name }) => (
          <label key={each} className="choice">
            <input type="radio" name="feed" value={each} checked={each === key} onChange={() => setKey(each)} />
            {name}
          </label>
        ))}
      </fieldset>
      <LedgerDrop
        file={file}
        onChoose={(chosen) => {
          setFile(chosen);
          setMissing(false);
          start.reset();
        }}
      />
      {missing && (
        <p className="field-fault" role="alert">
          还没有选择文件。请先选择要上传的 Excel 台账。
        </p>
      )}
      {start.error !== null && <ErrorState error={start.error} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={start.isPending}>
          上传台账
        </Button>
        {start.isPending && <span role="status">正在上传，请不要关闭本页…</span>}
      </div>
      {feed !== undefined && <LedgerColumns feed={feed} />}
    </form>
  );
}
