import { type ReactNode, useState } from 'react';
import type { DraftLine } from '#core/cases/cases.drafts.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { useDrafts, useForgetDraft } from './use-drafts.ts';
import './drafts.css';

interface DraftsPanelProps {
  /** The way on with one: “接着填”. */
  goOn: (draft: DraftLine) => ReactNode;
  /** The draft that stands open on this page is not listed. */
  except?: string | undefined;
  /** Of this item only. */
  item?: string | undefined;
}

/** Applications that were not sent yet, to go on with or to throw away; nothing where there are none. */
export function DraftsPanel({ goOn, except, item }: DraftsPanelProps) {
  const drafts = useDrafts();
  const [asked, setAsked] = useState<DraftLine>();
  const forget = useForgetDraft();
  const lines = (drafts.data?.items ?? []).filter(
    (draft) => draft.id !== except && (item === undefined || draft.item === item),
  );
  if (lines.length === 0) return null;
  return (
    <section className="panel" aria-label="没有提交的申请">
      <h2>没有提交的申请</h2>
      <ul className="draft-lines">
        {lines.map((draft) => (
          <li key={draft.id}>
            <div>
              <p>
                <strong>{draft.name === '' ? '还没有填姓名' : draft.name}</strong> · {draft.itemName}
              </p>
              <p className="soft">可以接着填到{dateText(draft.expiresOn)}，过后自动删除</p>
            </div>
            {goOn(draft)}
            <Button kind="link" aria-label={`删除${titleOf(draft)}`} onClick={() => setAsked(draft)}>
              删除
            </Button>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <ConfirmDialog
          title="删除没有提交的申请？"
          confirmLabel="删除"
          danger
          busy={forget.isPending}
          error={forget.error}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => forget.mutate(asked.id, { onSuccess: () => setAsked(undefined) })}
        >
          <p>{titleOf(asked)}：已经填写的内容删除后找不回来。</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function titleOf({ name, itemName }: DraftLine): string {
  return name === '' ? `${itemName}（还没有填姓名）` : `${name}的${itemName}`;
}
