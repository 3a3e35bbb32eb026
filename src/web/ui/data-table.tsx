import { Table, type TableProps } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { Button } from './button.tsx';
import './data-table.css';

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** numeric: to the right, figures of one width; nowrap: dates and codes; text (default) wraps, long names too. */
  kind?: 'text' | 'numeric' | 'nowrap';
  /** CSS width; without it the content decides. */
  width?: number | string;
}

interface DataTableProps<Row> {
  /** Names the table for screen readers: “待办列表”. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Chosen rows, where a clerk works in batches. `name` is read out with the box. */
  selection?: { keys: readonly string[]; onChange: (keys: string[]) => void; name: (row: Row) => string };
  /** The next keyset page; absent when all rows are here. */
  more?: { load: () => void; loading: boolean };
  /** How many there are in all, when the server counted. */
  total?: number;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
}

/**
 * A list. Rows come in keyset pages; 加载更多 appends the next. A row is opened by a link in one of its cells, so that
 * keyboard, middle click and screen reader work as they do everywhere.
 */
export function DataTable<Row extends object>({ label, rows, columns, rowKey, selection, more, total, empty }: DataTableProps<Row>) {
  const table = useMemo(() => columns.map(columnOf), [columns]);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <section className="data-table" aria-label={label}>
      <div className="data-table-scroll">
        <Table<Row>
          size="middle"
          pagination={false}
          tableLayout="auto"
          dataSource={rows}
          columns={table}
          rowKey={rowKey}
          {...(selection === undefined ? {} : { rowSelection: selectionOf(selection) })}
        />
      </div>
      <div className="row no-print">
        <span className="soft" role="status">
          {total === undefined ? `已显示 ${rows.length} 条` : `已显示 ${rows.length} 条，共 ${total} 条`}
        </span>
        {more !== undefined && (
          <Button busy={more.loading} onClick={more.load}>
            加载更多
          </Button>
        )}
      </div>
    </section>
  );
}

function columnOf<Row>({ key, title, render, kind = 'text', width }: Column<Row>): NonNullable<TableProps<Row>['columns']>[number] {
  const className = `data-table-${kind}`;
  const cell = { className, 'data-label': title };
  return {
    key,
    title,
    render: (_value: unknown, row: Row) => render(row),
    onCell: () => cell,
    onHeaderCell: () => ({ className }),
    ...(width === undefined ? {} : { width }),
  };
}

function selectionOf<Row>({ keys, onChange, name }: NonNullable<DataTableProps<Row>['selection']>): NonNullable<TableProps<Row>['rowSelection']> {
  return {
    selectedRowKeys: [...keys],
    onChange: (chosen) => onChange(chosen.map(String)),
    getCheckboxProps: (row) => ({ 'aria-label': `选择${name(row)}` }),
    getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部' }),
  };
}
