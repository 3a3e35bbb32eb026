import type { ItemPage } from '#core/cases/items.contract.ts';
import { instantText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

interface OpeningProps {
  item: ItemPage;
  /** When a draft was kept here, in milliseconds. */
  savedAt: number | undefined;
  onStart: () => void;
  onForget: () => void;
}

/** Before the first question: how it goes, and what stays on the phone meanwhile. */
export function Opening({ item, savedAt, onStart, onForget }: OpeningProps) {
  return (
    <>
      <PageHeader title={`申请${item.name}`} lead="一页只问一件事，不会填的可以请村（社区）工作人员帮忙。" />
      <div className="stack">
        {savedAt !== undefined && (
          <Callout tone="good" title="上次没填完的还在">
            <p>{instantText(new Date(savedAt).toISOString())} 存的，可以接着填。</p>
          </Callout>
        )}
        <Callout tone="warn" title="用别人的手机或公用电脑填写">
          <p>
            没提交以前，填的内容只存在这台手机（电脑）上，最多 7
            天，提交后自动清除。不想留下的，请回到本页点“清除重填”。
          </p>
        </Callout>
        <div className="form-steps-actions">
          <Button kind="primary" onClick={onStart}>
            {savedAt === undefined ? '继续' : '接着填'}
          </Button>
          {savedAt !== undefined && <Button onClick={onForget}>清除重填</Button>}
        </div>
      </div>
    </>
  );
}
