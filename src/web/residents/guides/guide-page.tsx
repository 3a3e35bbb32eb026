import { getRouteApi, Link } from '@tanstack/react-router';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { lengthText } from '#kit/work-calendar.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { useItem } from '../use-items.ts';
import './guides.css';

const route = getRouteApi('/residents/guides/$item');

/** The guide of an item, made of its definition. */
export function GuidePage() {
  const item = useItem(route.useParams().item);
  return (
    <PageQuery query={item} what="办事指南">
      {(page) => (
        <>
          <PageHeader title={page.name} lead={`${page.promise}。`} />
          <div className="stack">
            <Start item={page} />
            {page.guide.map(({ title, lines }) => (
              <section key={title} className="panel guide-part">
                <h2>{title}</h2>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </section>
            ))}
            <Stages stages={page.stages} />
            <section className="panel guide-part">
              <h2>依据哪些规定</h2>
              <ul className="guide-list">
                {page.law.map((law) => (
                  <li key={law}>{law}</li>
                ))}
              </ul>
            </section>
            <Start item={page} />
          </div>
        </>
      )}
    </PageQuery>
  );
}

function Start({ item }: { item: ItemPage }) {
  if (!item.channels.includes('resident')) {
    return <p className="callout">这一项不能在网上申请，请到村（社区）或乡镇（街道）便民服务窗口办理。</p>;
  }
  return (
    <p className="guide-start">
      <Link to="/apply/$item" params={{ item: item.key }} className={buttonClass('primary')}>
        开始申请
      </Link>
    </p>
  );
}

/** The words people will meet when they follow their application, and how long each step may take. */
function Stages({ stages }: { stages: ItemPage['stages'] }) {
  return (
    <section className="panel guide-part">
      <h2>查进度时看到的说法是什么意思</h2>
      <dl className="guide-stages">
        {stages.map(({ key, name, tell, limit }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              {tell}
              {limit !== null && <span className="soft">最长 {lengthText(limit)}。</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
