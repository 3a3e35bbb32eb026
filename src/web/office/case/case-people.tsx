import { useMemo, useState } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { PersonName, personText } from '../people/person-columns.tsx';
import { useCodeName } from '../people/use-code-name.ts';
import { PaperSignatureDialog } from './paper-signature-dialog.tsx';
import { SignLinkDialog } from './sign-link-dialog.tsx';

type Person = CaseDetail['people'][number];

const manners: Record<NonNullable<Person['signedManner']>, string> = {
  'own-session': '本人登录签署',
  link: '签字链接',
  paper: '纸质授权书',
};

/** The people of a case, and whether each adult has authorised the checks; who has not can be sent a link or sign on paper. */
export function CasePeople({ detail }: { detail: CaseDetail }) {
  const { today } = useDesk();
  const relationName = useCodeName('relation');
  const [asked, setAsked] = useState<{ how: 'link' | 'paper'; person: Person }>();
  const { id, closed, people } = detail;
  const columns: readonly Column<Person>[] = useMemo(
    () => [
      {
        key: 'name',
        title: '姓名',
        render: (person) => (
          <span className="row">
            <PersonName person={{ ...person, died: null }} />
            {person.applicant && <StageTag tone="quiet" name="申请人" />}
          </span>
        ),
      },
      { key: 'relation', title: '与户主关系', render: ({ relation }) => relationName(relation) },
      { key: 'who', title: '性别、出生', render: (person) => personText({ ...person, died: null }, today) },
      {
        key: 'signed',
        title: '核对授权书',
        render: (person) => <Signature person={person} closed={closed} onAsk={(how) => setAsked({ how, person })} />,
      },
    ],
    [closed, relationName, today],
  );
  const missing = people.filter(({ mustSign, signedOn }) => mustSign && signedOn === null).length;
  return (
    <section className="stack case-part" aria-label="家庭成员与授权">
      <h2 className="row">
        家庭成员与授权
        {missing > 0 && !closed && <StageTag tone="warn" name={`${missing} 人未签`} />}
      </h2>
      <DataTable part label="成员和签字" rows={people} columns={columns} rowKey={(person) => person.id} empty={null} />
      {asked?.how === 'link' && (
        <SignLinkDialog officeCase={id} person={asked.person} onClose={() => setAsked(undefined)} />
      )}
      {asked?.how === 'paper' && (
        <PaperSignatureDialog officeCase={id} person={asked.person} onClose={() => setAsked(undefined)} />
      )}
    </section>
  );
}

interface SignatureProps {
  person: Person;
  closed: boolean;
  onAsk: (how: 'link' | 'paper') => void;
}

function Signature({ person, closed, onAsk }: SignatureProps) {
  const { may } = useDesk();
  const { name, mustSign, signedOn, signedManner } = person;
  if (signedOn !== null) {
    return (
      <span>
        <StageTag tone="good" name="已签" /> <span className="numeric">{dateText(signedOn)}</span>
        {signedManner !== null && <span className="cell-under">{manners[signedManner]}</span>}
      </span>
    );
  }
  if (!mustSign) return <span className="soft">不需签</span>;
  return (
    <span className="row">
      <StageTag tone={closed ? 'quiet' : 'warn'} name="未签" />
      {!closed && may('case.act') && (
        <Button kind="link" aria-label={`${name}的签字链接`} onClick={() => onAsk('link')}>
          签字链接
        </Button>
      )}
      {!closed && may('case.sign-paper') && (
        <Button kind="link" aria-label={`登记${name}的纸质授权书`} onClick={() => onAsk('paper')}>
          登记纸质
        </Button>
      )}
    </span>
  );
}
