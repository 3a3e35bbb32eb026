import { useState } from 'react';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { instantText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { sayError } from '#web/ui/error-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

interface OpeningProps {
  item: ItemPage;
  /** Something was filled in before. */
  begun: boolean;
  /** When it was saved, ISO 8601. */
  savedAt: string | undefined;
  onStart: () => void;
  onForget: () => Promise<void>;
}

/** Before the first question: how it goes, and where what is filled in is kept meanwhile. */
export function Opening({ item, begun, savedAt, onStart, onForget }: OpeningProps) {
  const [error, setError] = useState<unknown>();
  return (
    <>
      <PageHeader title={`申请${item.name}`} lead="一页只问一件事，不会填的可以请村（社区）工作人员帮忙。" />
      <div className="stack">
        {begun && (
          <Callout tone="good" title="上次没填完的还在">
            <p>{savedAt === undefined ? '可以接着填。' : `${instantText(savedAt)} 存的，可以接着填。`}</p>
          </Callout>
        )}
        <Callout title="边填边存，不怕中断">
          <p>
            填的内容随时存在您名下，换一台手机登录也能接着填；90
            天没有提交的自动删除。没有网的时候先存在这台手机（电脑）上，有网了再存上去，并从这里清除。
          </p>
          <p>不想留下的，请回到本页点“清除重填”。用别人的手机填的，填完请退出登录。</p>
        </Callout>
        {error !== undefined && (
          <Callout announce tone="warn" title="没有清除">
            <p>{sayError(error).detail}</p>
          </Callout>
        )}
        <div className="form-steps-actions">
          <Button kind="primary" onClick={onStart}>
            {begun ? '接着填' : '继续'}
          </Button>
          {begun && (
            <Button
              onClick={() => {
                setError(undefined);
                onForget().catch(setError);
              }}
            >
              清除重填
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
