import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Timeline } from '#web/ui/timeline.tsx';

/** What was done, the oldest first, and what it waits for now. */
export function CaseTimeline({ detail: { actions, closed, stageName, stageSince } }: { detail: CaseDetail }) {
  const done = actions.map(({ seq, name, on }) => ({
    id: String(seq),
    title: name,
    state: 'done' as const,
    facts: dateText(on),
  }));
  const now = { id: 'now', title: stageName, state: 'current' as const, facts: `${dateText(stageSince)}起` };
  return (
    <section className="panel guide-part">
      <h2>办理经过</h2>
      <Timeline label="办理经过" steps={closed ? done : [...done, now]} />
    </section>
  );
}
