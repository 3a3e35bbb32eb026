import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { ObjectionMade, OwnVerification as Verification } from '#core/exchange/exchange.contract.ts';
import { conclusionNames } from '#core/exchange/exchange.report.contract.ts';
import { attachment, text } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { ShortForm } from '../short-form.tsx';
import { useToday } from '../use-today.ts';
import { ownCasesKey } from './use-own-cases.ts';

type Report = NonNullable<Verification['report']>;

/** What the departments said of me, and that I may object. Nothing is shown before there is a report. */
export function OwnVerification({ detail }: { detail: CaseDetail }) {
  const { id, seq, closed } = detail;
  const { data } = useQuery({
    queryKey: [...ownCasesKey, id, 'verification', seq],
    queryFn: ({ signal }) => api.get<Verification>(path`/api/own/cases/${id}/verification`, {}, signal),
  });
  const [objecting, setObjecting] = useState(false);
  if (data === undefined || (data.report === null && !data.waiting)) return null;
  const { report, objection, waiting } = data;
  const mayObject = report !== null && !closed && !waiting && (objection === null || objection.answer !== null);
  return (
    <section className="panel stack" aria-label="经济状况核对">
      <h2>经济状况核对</h2>
      {waiting && <p>正在按您签的授权书，向公安、社保、银行等部门核对。</p>}
      {report !== null && <Findings report={report} />}
      {objection !== null && (
        <Callout
          tone={objection.answer === null ? 'info' : 'good'}
          title={`${dateText(objection.receivedOn)}收到您的异议${objection.answer === null ? '，正在复核' : ''}`}
        >
          {objection.answer !== null && <p>答复：{objection.answer}</p>}
        </Callout>
      )}
      {mayObject && !objecting && (
        <p className="guide-start">
          <Button onClick={() => setObjecting(true)}>对核对结果有异议</Button>
        </p>
      )}
      {objecting && report !== null && <ObjectionForm id={id} report={report.id} onDone={() => setObjecting(false)} />}
    </section>
  );
}

function Findings({ report }: { report: Report }) {
  const { people, differences, madeOn, validUntil } = report;
  const weighing = differences.filter(({ weighs, explained }) => weighs && explained === null);
  return (
    <>
      <p>
        {dateText(madeOn)}核对，有效期至 {dateText(validUntil)}。核对结果供工作人员参考，不是最后的决定。
      </p>
      <ul className="sign-list">
        {people.map(({ person, name, conclusion }) => (
          <li key={person}>
            <strong>{name}</strong>
            <StageTag name={conclusionNames[conclusion]} tone={conclusion === 'met' ? 'good' : 'warn'} />
          </li>
        ))}
      </ul>
      {weighing.length > 0 && (
        <>
          <p>与您填的不一样的：</p>
          <ul>
            {weighing.map(({ key, name, label, declared, reported }) => (
              <li key={key}>
                {name}的{label}：您填的是{declared}，部门查到{reported}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const form = defineForm({
  key: 'own-verification-objection',
  title: '对核对结果有异议',
  sections: {
    objection: section('对核对结果有异议', {
      text: text('哪里不对，实际是什么情况', {
        min: 2,
        max: 2000,
        multiline: true,
        help: '如“车去年已经卖了，没有过户”“账户是替别人开的”',
      }),
      files: attachment('证据的照片', { optional: true, max: 9, help: '协议、证明、流水；没有可以不传' }),
    }),
  },
});

function ObjectionForm({ id, report, onDone }: { id: string; report: string; onDone: () => void }) {
  const state = useFormState(form, useToday());
  const object = useWrite(
    ({ text: said, files }: { text: string; files: readonly string[] }, key) =>
      api.post<ObjectionMade>(path`/api/cases/${id}/verification/objections`, { report, text: said, files, key }),
    { refresh: [ownCasesKey], onSuccess: onDone },
  );
  return (
    <ShortForm
      state={state}
      submitLabel="提交异议"
      busy={object.isPending}
      error={object.error}
      actions={<Button onClick={onDone}>不提了</Button>}
      onSubmit={(answers) => {
        const { text: said, files = [] } = typedAnswers(form, answers);
        object.mutate({ text: said, files }, { onError: (error) => state.refuse(error, '') });
      }}
    />
  );
}
