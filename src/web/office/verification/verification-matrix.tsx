import { useMemo, useState } from 'react';
import type { CaseVerification, VerificationCell } from '#core/exchange/exchange.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { BreachDialog } from './breach-dialog.tsx';
import { cellTones } from './verification-states.ts';

type Source = CaseVerification['sources'][number];

/** Sources by people: what was asked, what was answered, what was not. */
export function VerificationMatrix({ verification }: { verification: CaseVerification }) {
  const { sources, people, cells } = verification;
  const [breach, setBreach] = useState<VerificationCell>();
  const columns: readonly Column<Source>[] = useMemo(
    () => [
      {
        key: 'source',
        title: '来源',
        width: '22%',
        render: ({ name, department, asks }) => (
          <span>
            {name}
            <span className="cell-under">
              {department}：{asks}
            </span>
          </span>
        ),
      },
      ...people.map(
        (person): Column<Source> => ({
          key: person.id,
          title: person.name,
          width: `${78 / people.length}%`,
          render: ({ key, name }) => {
            const cell = cells.find((one) => one.person === person.id && one.source === key);
            if (cell === undefined) return null;
            return <Cell cell={cell} about={`${person.name}的${name}`} onBreach={() => setBreach(cell)} />;
          },
        }),
      ),
    ],
    [people, cells],
  );
  return (
    <>
      <DataTable part label="各来源的答复" rows={sources} columns={columns} rowKey={({ key }) => key} empty={null} />
      {breach?.query != null && <BreachDialog query={breach.query} onClose={() => setBreach(undefined)} />}
    </>
  );
}

interface CellProps {
  cell: VerificationCell;
  /** “黄建国的银行存款”. */
  about: string;
  onBreach: () => void;
}

function Cell({ cell, about, onBreach }: CellProps) {
  const { may } = useDesk();
  const { state, stateName, askedOn, endedOn, note, items, breach } = cell;
  const on = endedOn ?? askedOn;
  const open = state === 'quarantined' && breach === null && may('verification.breach');
  return (
    <span>
      <StageTag name={stateName} tone={cellTones[state]} />
      {on !== null && <span className="cell-under numeric">{dateText(on)}</span>}
      {note !== null && <span className="cell-under">{note}</span>}
      {items.length > 0 && (
        <details>
          <summary aria-label={`${about}：答复的内容`}>内容</summary>
          <ul className="cell-list">
            {items.map(({ label, text }) => (
              <li key={`${label} ${text}`}>
                {label}：{text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {open && (
        <Button kind="link" aria-label={`登记查处：${about}`} onClick={onBreach}>
          登记查处
        </Button>
      )}
    </span>
  );
}
