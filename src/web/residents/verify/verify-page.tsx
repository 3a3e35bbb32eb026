import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { VerifiedLetter } from '#core/letters/letters.contract.ts';
import { text } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { sayError } from '#web/ui/error-state.tsx';
import { LoadingState } from '#web/ui/loading-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ShortForm } from '../short-form.tsx';
import { useToday } from '../use-today.ts';

const codeForm = defineForm({
  key: 'letter-code',
  title: '核验文书',
  sections: {
    code: section('验证码', {
      code: text('验证码', { max: 40, help: '印在文书末页二维码旁边，如 7K3M-XW9P-2RTB' }),
    }),
  },
});

const route = getRouteApi('/residents/verify');

/** Whether a letter is genuine: by the code printed on it, or by scanning its QR code. */
export function VerifyPage() {
  const { code } = route.useSearch();
  const navigate = useNavigate();
  const state = useFormState(codeForm, useToday(), code === undefined ? {} : { code });
  return (
    <>
      <PageHeader title="核验文书" lead="看手里的文书是不是民政局出的。" />
      <div className="stack">
        <ShortForm
          state={state}
          submitLabel="核验"
          busy={false}
          error={null}
          onSubmit={(answers) => void navigate({ to: '/verify', search: typedAnswers(codeForm, answers) })}
        />
        {code !== undefined && <Result key={code} code={code} />}
      </div>
    </>
  );
}

function Result({ code }: { code: string }) {
  const letter = useQuery({
    queryKey: ['verify', code],
    queryFn: ({ signal }) => api.get<VerifiedLetter>(path`/api/public/letters/${code}`, {}, signal),
  });
  if (letter.error !== null) {
    const { title, detail } = sayError(letter.error);
    return (
      <Callout announce tone="danger" title={title}>
        <p>{detail}</p>
      </Callout>
    );
  }
  if (letter.data === undefined) return <LoadingState what="文书" />;
  const { name, number, issuedOn, organ, recipientMask, digest, practice } = letter.data;
  return (
    <>
      <Callout announce tone={practice ? 'warn' : 'good'} title={`${organ}出过这份文书`}>
        <p>
          请对照手里的文书，下面几项都一样才是真的。
          {practice && '这是演练用的文书，没有法律效力。'}
        </p>
      </Callout>
      <section className="panel" aria-label="文书信息">
        <Descriptions
          items={[
            { label: '文书', value: name },
            { label: '文号', value: number },
            { label: '日期', value: dateText(issuedOn) },
            { label: '出具机关', value: organ },
            { label: '给谁', value: recipientMask },
            {
              label: '电子文件校验值（SM3）',
              value: digest === null ? '电子文件还没有生成' : <span className="verify-digest">{digest}</span>,
            },
          ]}
        />
      </section>
    </>
  );
}
