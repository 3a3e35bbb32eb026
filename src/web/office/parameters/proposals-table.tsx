import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { ProposalView } from '#core/parameters/parameters.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { proposalStates } from './proposal-states.ts';

const columnsOf = (named: boolean): readonly Column<ProposalView>[] => [
  {
    key: 'value',
    title: '提议的值',
    width: '24%',
    render: ({ key, name, place, text, from }) => (
      <span>
        {named && (
          <Link to="/office/parameters/$key" params={{ key }}>
            {name}
          </Link>
        )}
        <span className={named ? 'cell-under' : ''}>
          {place} {text}，{dateText(from)}起
        </span>
      </span>
    ),
  },
  {
    key: 'document',
    title: '文号',
    width: '18%',
    render: ({ document, documentDate }) => (
      <span>
        {document}
        <span className="cell-under">{dateText(documentDate)}成文</span>
      </span>
    ),
  },
  {
    key: 'proposed',
    title: '提议',
    render: ({ proposedByName, proposedAt, note }) => (
      <span>
        {proposedByName}，<DateText date={proposedAt} />
        {note !== null && <span className="cell-under">{note}</span>}
      </span>
    ),
  },
  {
    key: 'state',
    title: '结果',
    kind: 'nowrap',
    render: ({ state }) => <StageTag {...proposalStates[state]} />,
  },
  {
    key: 'decided',
    title: '办结',
    width: '22%',
    render: ({ decidedByName, decidedAt, reason }) =>
      decidedAt === null ? (
        ''
      ) : (
        <span>
          {decidedByName}，<DateText date={decidedAt} />
          {reason !== null && <span className="cell-under">{reason}</span>}
        </span>
      ),
  },
];

interface ProposalsTableProps {
  label: string;
  rows: readonly ProposalView[];
  /** Says of which parameter each is. */
  named?: boolean;
  more?: { load: () => void; loading: boolean };
  empty: ReactNode;
}

/** Proposals with who made and who ended them, and the reason of those that were refused. */
export function ProposalsTable({ named = false, ...table }: ProposalsTableProps) {
  const columns = useMemo(() => columnsOf(named), [named]);
  return <DataTable part={!named} {...table} columns={columns} rowKey={({ id }) => id} />;
}
