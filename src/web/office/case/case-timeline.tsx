import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { instantText } from '#web/lib/format.ts';
import { Timeline, type TimelineStep } from '#web/ui/timeline.tsx';
import { DueText } from '../cases/due-text.tsx';
import { FilledForm } from './filled-form.tsx';
import { FilledPairs } from './filled-pairs.tsx';
import { findFormOf, isNote } from './forms-of-case.ts';

/** What was done, by whom and when, and where the case stands now; notes are read in place. */
export function CaseTimeline({ detail, item }: { detail: CaseDetail; item: ItemPage | undefined }) {
  const done = detail.actions.map((action): TimelineStep => {
    const form = item === undefined ? undefined : findFormOf(item, action.form);
    return {
      id: String(action.seq),
      title: action.name,
      state: 'done',
      facts: `${instantText(action.at)} · ${action.actorName}`,
      ...(form !== undefined && isNote(form)
        ? {
            children: (
              <FilledForm form={form} answers={action.answers} people={detail.people}>
                {Object.values(form.sections).map((section) => (
                  <FilledPairs key={section.title} fields={section.fields} answers={action.answers} />
                ))}
              </FilledForm>
            ),
          }
        : {}),
    };
  });
  const now: TimelineStep = {
    id: 'now',
    title: `现在：${detail.stageName}`,
    state: detail.closed ? 'done' : 'current',
    facts: detail.closed ? undefined : <DueText labelled line={detail} />,
    children: <p className="soft case-tell">告知申请人：{detail.tell}</p>,
  };
  return (
    <section className="panel case-part" aria-label="办理经过">
      <h2>办理经过</h2>
      <Timeline label="办理经过" steps={[...done, now]} />
    </section>
  );
}
