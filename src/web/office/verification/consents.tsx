import { useState } from 'react';
import type { VerifiedPerson } from '#core/exchange/exchange.contract.ts';
import { text } from '#kit/field.ts';
import { defineForm, section, typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { DeskForm } from '../desk/desk-form.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { verificationReads } from './use-verification.ts';
import { consents } from './verification-states.ts';

const form = defineForm({
  key: 'consent-withdrawal',
  title: '登记撤回授权',
  sections: {
    withdrawal: section('登记撤回授权', {
      reason: text('本人怎么说', { min: 2, max: 2000, multiline: true, help: '何时、怎样提出的，有没有书面材料' }),
    }),
  },
});

/** Who lets his means be asked about, and until when; what he takes back is recorded here. */
export function Consents({ id, people }: { id: string; people: readonly VerifiedPerson[] }) {
  const { may } = useDesk();
  const [person, setPerson] = useState<VerifiedPerson>();
  return (
    <>
      <ul className="verification-consents" aria-label="授权">
        {people.map((one) => (
          <li key={one.id} className="row">
            {one.name}
            <StageTag {...consents[one.consent]} />
            {one.until !== null && <span className="soft">到 {dateText(one.until)}</span>}
            {one.consent === 'valid' && may('case.sign-paper') && (
              <Button kind="link" aria-label={`登记${one.name}撤回授权`} onClick={() => setPerson(one)}>
                登记撤回
              </Button>
            )}
          </li>
        ))}
      </ul>
      {person !== undefined && <WithdrawalDialog id={id} person={person} onClose={() => setPerson(undefined)} />}
    </>
  );
}

interface WithdrawalDialogProps {
  id: string;
  person: VerifiedPerson;
  onClose: () => void;
}

function WithdrawalDialog({ id, person, onClose }: WithdrawalDialogProps) {
  const send = useWrite(
    (answers: UnknownAnswers, key) =>
      api.post(path`/api/cases/${id}/people/${person.id}/consent-withdrawal`, { ...typedAnswers(form, answers), key }),
    { refresh: verificationReads, onSuccess: onClose },
  );
  return (
    <Dialog title={`登记${person.name}撤回授权`} onClose={onClose}>
      <p>撤回以后不再询问{person.name}的情况；已经答复的保留。以后可以重新签授权书。</p>
      <DeskForm form={form} submitLabel="登记撤回" danger send={send} onCancel={onClose} />
    </Dialog>
  );
}
