import { useState } from 'react';
import type { Begun, CaseVerification, VerificationObjection } from '#core/exchange/exchange.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { ConcludeReview } from './conclude-review.tsx';
import { ObjectionDialog } from './objection-dialog.tsx';
import { verificationReads } from './use-verification.ts';

interface VerificationObjectionsProps {
  id: string;
  closed: boolean;
  verification: CaseVerification;
}

/** What the family says against the report, the re-check, and what it came to. */
export function VerificationObjections({ id, closed, verification }: VerificationObjectionsProps) {
  const { may } = useDesk();
  const [objecting, setObjecting] = useState(false);
  const { objections, reports, round } = verification;
  const [latest] = reports;
  const open = objections.some(({ answer }) => answer === null);
  const mayObject =
    may('verification.object') && !closed && !open && latest !== undefined && round?.state === 'concluded';
  if (objections.length === 0 && !mayObject) return null;
  return (
    <section className="stack" aria-label="对报告的异议">
      {objections.map((objection) => (
        <Objection key={objection.id} id={id} objection={objection} verification={verification} />
      ))}
      {mayObject && (
        <div className="row no-print">
          <Button onClick={() => setObjecting(true)}>登记家庭的异议</Button>
        </div>
      )}
      {objecting && latest !== undefined && (
        <ObjectionDialog id={id} report={latest} onClose={() => setObjecting(false)} />
      )}
    </section>
  );
}

interface ObjectionProps {
  id: string;
  objection: VerificationObjection;
  verification: CaseVerification;
}

function Objection({ id, objection, verification }: ObjectionProps) {
  const { may } = useDesk();
  const { text, by, receivedOn, files, answer, answeredOn } = objection;
  const { round, differences } = verification;
  const recheck = useWrite(
    (_input: string, key) =>
      api.post<Begun>(path`/api/cases/${id}/verification/objections/${objection.id}/recheck`, { key }),
    { refresh: verificationReads },
  );
  const open = answer === null;
  const mayAct = open && may('verification.ask');
  return (
    <div className="stack verification-objection">
      <div className="row">
        <h3>异议</h3>
        {open ? <StageTag name="待复核" tone="warn" /> : <StageTag name="已答复" tone="good" />}
        <span className="soft">
          {dateText(receivedOn)}，{by}
        </span>
      </div>
      <p className="answer-text">{text}</p>
      {files.length > 0 && (
        <p className="row">
          {files.map((file, index) => (
            <a key={file} href={path`/api/files/${file}`} target="_blank" rel="noreferrer">
              证据 {index + 1}
            </a>
          ))}
        </p>
      )}
      {answer !== null && answeredOn !== null && (
        <p className="answer-text">
          {dateText(answeredOn)}答复：{answer}
        </p>
      )}
      {mayAct && round?.state === 'concluded' && (
        <div className="row no-print">
          <Button kind="primary" busy={recheck.isPending} onClick={() => recheck.mutate(objection.id)}>
            开始复核（重新询问各来源）
          </Button>
        </div>
      )}
      {recheck.error !== null && <ErrorState error={recheck.error} />}
      {mayAct && round?.state === 'answered' && (
        <ConcludeReview id={id} objection={objection.id} differences={differences} />
      )}
    </div>
  );
}
