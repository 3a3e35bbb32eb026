import { useId, useState } from 'react';
import type { PublicNotice } from '#core/notices/notices.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { ObjectionForm } from './objection-form.tsx';

/** One notice, masked as it hangs, and the way to object. */
export function NoticeCard({ notice }: { notice: PublicNotice }) {
  const { content, divisionName, postedOn, lastDay } = notice;
  const [objecting, setObjecting] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const heading = useId();
  return (
    <article className="panel notice-card" aria-labelledby={heading}>
      <h2 id={heading}>
        {content.name} <span className="notice-place">{divisionName}</span>
      </h2>
      <p>{content.title}</p>
      <Descriptions
        items={[
          ...content.lines.map(({ label, text }) => ({ label, value: text })),
          { label: '公示时间', value: `${dateText(postedOn)}到${dateText(lastDay)}` },
        ]}
      />
      <p>{content.objectionsTo}。</p>
      {objecting ? (
        <ObjectionForm
          notice={notice}
          onCancel={() => {
            setObjecting(false);
            setCancelled(true);
          }}
        />
      ) : (
        <Button
          // The button that was pressed to cancel is gone.
          autoFocus={cancelled}
          aria-label={`提意见：${content.name}`}
          onClick={() => setObjecting(true)}
        >
          提意见
        </Button>
      )}
    </article>
  );
}
