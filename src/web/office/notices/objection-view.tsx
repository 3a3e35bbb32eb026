import { useState } from 'react';
import type { NoticeDetail } from '#core/notices/notices.contract.ts';
import { text } from '#kit/field.ts';
import { defineForm, section, type UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { MaskedText } from '#web/ui/masked-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { DeskForm } from '../desk/desk-form.tsx';

type Objection = NonNullable<NoticeDetail['objectionList']>[number];

const purposes = ['核实异议', '答复异议'];

const answerForm = defineForm({
  key: 'objection-answer',
  title: '答复异议',
  sections: {
    answer: section('答复异议', {
      answer: text('答复内容', {
        min: 2,
        max: 2000,
        multiline: true,
        help: '写明核实了什么、结论是什么。异议成立的，还要在办件里重新调查',
      }),
    }),
  },
});

interface ObjectionViewProps {
  notice: string;
  number: number;
  objection: Objection;
}

/** One objection, who said it as far as he left a contact, and its answer. */
export function ObjectionView({ notice, number, objection }: ObjectionViewProps) {
  const [answering, setAnswering] = useState(false);
  const { id, text: said, receivedOn, contactMask, answer, answeredOn } = objection;
  const send = useWrite(
    (answers: UnknownAnswers, key) =>
      api.post<{ answeredOn: string }>(path`/api/notices/${notice}/objections/${id}/answer`, { ...answers, key }),
    { onSuccess: () => setAnswering(false) },
  );
  const reveal = async (purpose: string) => {
    const { contact } = await api.post<{ contact: string }>(path`/api/notices/${notice}/objections/${id}/contact`, {
      purpose,
    });
    return contact;
  };
  return (
    <>
      <section className="panel stack" aria-label={`异议 ${number}`}>
        <h3 className="row">
          异议 {number}
          {answer === null ? <StageTag tone="warn" name="未答复" /> : <StageTag tone="good" name="已答复" />}
        </h3>
        <Descriptions
          items={[
            { label: '收到日期', value: dateText(receivedOn) },
            { label: '内容', value: <span className="answer-text">{said}</span> },
            {
              label: '联系方式',
              value:
                contactMask === null ? (
                  <span className="soft">没有留</span>
                ) : (
                  <MaskedText label="联系方式" mask={contactMask} purposes={purposes} reveal={reveal} />
                ),
            },
            ...(answer === null || answeredOn === null
              ? []
              : [
                  {
                    label: '答复',
                    value: (
                      <span className="answer-text">
                        {answer}（{dateText(answeredOn)}）
                      </span>
                    ),
                  },
                ]),
          ]}
        />
        {answer === null && !answering && (
          <div className="row">
            <Button kind="primary" aria-label={`答复异议 ${number}`} onClick={() => setAnswering(true)}>
              答复异议
            </Button>
          </div>
        )}
      </section>
      {answer === null && answering && (
        <DeskForm form={answerForm} submitLabel="提交答复" send={send} onCancel={() => setAnswering(false)} />
      )}
    </>
  );
}
