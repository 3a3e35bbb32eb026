import { useEffect, useRef } from 'react';
import type { FieldFault } from '#kit/form-check.ts';
import { faultInSummary, isWithin } from './form-faults.ts';
import { useFormSurroundings } from './form-services.tsx';
import { controlId } from './input-props.ts';

interface FaultSummaryProps {
  /** Only the faults of this question: where it is a page of its own. */
  within?: string | undefined;
  /** Opens the question of a fault that is not on this page. */
  onElsewhere?: (key: string) => void;
}

/** Every fault with a link to its field. It takes the focus when a form was refused. */
export function FaultSummary({ within, onElsewhere }: FaultSummaryProps) {
  const { state, services } = useFormSurroundings();
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (state.refusals > 0) summary.current?.focus();
  }, [state.refusals]);
  const faults = state.faults.filter((fault) => within === undefined || isWithin(fault.path, `/${within}`));
  if (faults.length === 0) return null;
  return (
    <section
      ref={summary}
      tabIndex={-1}
      className="callout callout-danger fault-summary"
      aria-labelledby="fault-summary"
    >
      <p id="fault-summary">有 {faults.length} 处需要修改</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path + fault.message}>
            <a
              href={`#${controlId(fault.path)}`}
              onClick={(event) => {
                event.preventDefault();
                if (!goTo(fault)) onElsewhere?.(fault.path.split('/')[1] ?? '');
              }}
            >
              {faultInSummary(state.form, state.answers, fault, services.people)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** To the control itself, or to the first of several that make one answer; false when neither is on the page. */
function goTo(fault: FieldFault): boolean {
  const id = controlId(fault.path);
  const target = document.getElementById(`${id}-first`) ?? document.getElementById(id);
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
  return target !== null;
}
