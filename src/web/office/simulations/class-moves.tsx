import type { ClassMove, SimulationResult } from '#core/decisions/decisions.simulation.contract.ts';
import { countText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { classMatrix } from './class-matrix.ts';

const columns: readonly Column<ClassMove>[] = [
  { key: 'before', title: '现行', render: ({ beforeName }) => beforeName },
  { key: 'after', title: '拟定', render: ({ before, after, afterName }) => (before === after ? '不变' : afterName) },
  { key: 'households', title: '户数', kind: 'numeric', render: ({ households }) => countText(households) },
];

/** From which class to which, and how many: a matrix at a desk, a list on a phone. */
export function ClassMoves({ result: { classes } }: { result: SimulationResult }) {
  const { rows, columns: afters } = classMatrix(classes);
  if (rows.length === 0) return null;
  return (
    <figure className="chart panel">
      <figcaption>
        <h3>类别的变化（户）</h3>
        <p className="soft">按现行标准是哪一类，按拟定标准是哪一类，各有多少户。</p>
      </figcaption>
      <table className="class-matrix">
        <thead>
          <tr>
            <th scope="col">现行 ＼ 拟定</th>
            {afters.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map(({ after, households }) => (
                <td key={after} data-same={after === key || undefined}>
                  {households === 0 ? '' : countText(households)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="class-list">
        <DataTable
          part
          label="类别的变化"
          rows={classes.toSorted((a, b) => Number(a.before === a.after) - Number(b.before === b.after))}
          columns={columns}
          rowKey={({ before, after }) => `${before} ${after}`}
          empty={null}
        />
      </div>
    </figure>
  );
}
