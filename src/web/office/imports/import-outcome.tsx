import { Link } from '@tanstack/react-router';
import type { ImportSummary } from '#core/feeds/feeds.contract.ts';
import { path } from '#web/lib/api.ts';
import { countText } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { readyHouseholds } from './import-states.ts';

/** What came of it so far, in a sentence, and what to do about the rest. */
export function ImportOutcome({ batch }: { batch: ImportSummary }) {
  if (batch.state === 'failed') return <Unreadable note={batch.note} />;
  const ready = readyHouseholds(batch);
  return (
    <>
      {batch.state === 'done' && (
        <Callout announce tone="good" title={`已导入 ${countText(batch.imported)} 户。`}>
          <p>这些家庭、成员和待遇已经在册，可以在“家庭”中查到，从下一批发放起由济民发放。</p>
        </Callout>
      )}
      {batch.stopped !== null && (
        <Callout
          tone="warn"
          title={`导入没有做完：已导入 ${countText(batch.imported)} 户，还有 ${countText(ready)} 户没有导入。`}
        >
          <p>{batch.stopped}</p>
          <p>已导入的不会重复导入；需要时可以再次确认，导入其余的家庭。</p>
        </Callout>
      )}
      {leftOut(batch) > 0 && <LeftOut batch={batch} ready={ready} />}
      {batch.note !== null && batch.note !== '' && <Notes note={batch.note} />}
    </>
  );
}

function Notes({ note }: { note: string }) {
  return (
    <section className="import-notes" aria-label="读取说明">
      <p>读取时注意到：</p>
      <ul>
        {note.split('；').map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </section>
  );
}

/** Households that do not come in with this file: faulty in it, or in conflict with the register on the way in. */
function leftOut({ faulty, skipped }: Pick<ImportSummary, 'faulty' | 'skipped'>): number {
  return faulty + skipped;
}

function LeftOut({ batch, ready }: { batch: ImportSummary; ready: number }) {
  const count = countText(leftOut(batch));
  const title =
    batch.state === 'done'
      ? `有 ${count} 户没有导入${batch.skipped > 0 ? `，其中 ${countText(batch.skipped)} 户是导入时发现冲突跳过的` : ''}。`
      : ready === 0
        ? `${count} 户都有错误，没有可以导入的家庭。`
        : `有 ${count} 户有错误，确认时会略过它们，其余照常导入。`;
  return (
    <Callout tone={batch.state !== 'done' && ready === 0 ? 'danger' : 'warn'} title={title}>
      <p>下载错误清单（Excel），每一行后面写着错在哪里；改好以后把这份清单作为新台账再上传即可。</p>
      <div className="row">
        <DownloadButton address={path`/api/imports/${batch.id}/faults.xlsx`}>下载错误清单</DownloadButton>
      </div>
    </Callout>
  );
}

function Unreadable({ note }: { note: string | null }) {
  return (
    <Callout tone="danger" title="这份台账没有读成，没有写入任何内容。">
      {(note ?? '没有说明原因，请重新上传。').split('；').map((part) => (
        <p key={part}>{part}</p>
      ))}
      <div className="row">
        <Link to="/office/imports/new" className={buttonClass()}>
          重新上传
        </Link>
      </div>
    </Callout>
  );
}
