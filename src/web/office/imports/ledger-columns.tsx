import type { FeedList } from '#core/feeds/feeds.contract.ts';

/** Which columns a ledger needs, and what their headers may be called. */
export function LedgerColumns({ feed }: { feed: FeedList['items'][number] }) {
  const needed = feed.columns.filter(({ required }) => required);
  const others = feed.columns.filter(({ required }) => !required);
  return (
    <details>
      <summary>《{feed.name}》要有哪些列？</summary>
      <div className="stack ledger-columns">
        <p className="soft">
          表头前面可以有标题行和填报单位行，列的先后不限，一户可以合并单元格，也可以每行都写；合计行会自动略过。
        </p>
        <Columns title="必须有的列" columns={needed} />
        <Columns title="可以没有的列" columns={others} />
      </div>
    </details>
  );
}

function Columns({ title, columns }: { title: string; columns: FeedList['items'][number]['columns'] }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {columns.map(({ name, headers }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="soft">{otherHeaders(name, headers)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function otherHeaders(name: string, headers: readonly string[]): string {
  const others = headers.filter((header) => header !== name);
  return others.length === 0 ? '' : `也可写作 ${others.join('、')}`;
}
