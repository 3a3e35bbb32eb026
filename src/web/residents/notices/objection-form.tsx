import { useEffect, useRef } from 'react';
import type { ObjectionReceipt, PublicNotice } from '#core/notices/notices.contract.ts';
import { text } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { ShortForm } from '../short-form.tsx';
import { useToday } from '../use-today.ts';

const objectionForm = defineForm({
  key: 'objection',
  title: '提意见',
  sections: {
    objection: section('提意见', {
      text: text('您知道的情况', { min: 5, max: 2000, multiline: true, help: '写清是什么事，怎么知道的' }),
      contact: text('怎么联系您', {
        optional: true,
        max: 100,
        help: '电话或住址；加密保存，只用来核实和答复。可以不写',
      }),
    }),
  },
});

/** An objection, without a name if one likes. */
export function ObjectionForm({ notice, onCancel }: { notice: PublicNotice; onCancel: () => void }) {
  const state = useFormState(objectionForm, useToday());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const object = useWrite(
    (said: { text: string; contact?: string }, key) =>
      api.post<ObjectionReceipt>(path`/api/public/notices/${notice.id}/objections`, { ...said, key }),
    { refresh: [] },
  );
  const received = object.data?.receivedOn;
  useEffect(() => {
    if (received !== undefined) heading.current?.focus();
  }, [received]);
  return (
    <div className="stack">
      <h3 ref={heading} tabIndex={-1}>
        对{notice.content.name}的公示提意见
      </h3>
      {received === undefined ? (
        <ShortForm
          state={state}
          submitLabel="提交意见"
          busy={object.isPending}
          error={object.error}
          actions={<Button onClick={onCancel}>不提了</Button>}
          onSubmit={(answers) =>
            object.mutate(typedAnswers(objectionForm, answers), { onError: (error) => state.refuse(error, '') })
          }
        />
      ) : (
        <Callout announce tone="good" title={`${dateText(received)}收到您的意见`}>
          <p>乡镇（街道）会核实。留了联系方式的，会把结果告诉您。</p>
        </Callout>
      )}
    </div>
  );
}
