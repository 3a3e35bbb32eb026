import './stage-tag.css';

/** quiet: draft, ended; open: someone is at work; warn: waits for the applicant or is due; bad: refused, overdue; good: granted, paid. */
export type Tone = 'quiet' | 'open' | 'warn' | 'bad' | 'good';

/** The stage of a case, the state of a pay run or a job. The words carry the meaning; colour only helps. */
export function StageTag({ name, tone = 'open' }: { name: string; tone?: Tone }) {
  return <span className={`stage-tag stage-tag-${tone}`}>{name}</span>;
}
