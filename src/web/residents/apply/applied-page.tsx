import { getRouteApi, Link } from '@tanstack/react-router';
import { buttonClass } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { useOwnCase } from '../own-cases/use-own-cases.ts';
import { SignInGate } from '../sign-in/sign-in-gate.tsx';
import { useItem } from '../use-items.ts';

const route = getRouteApi('/residents/applied/$id');

/** After sending: the number, and what happens next. */
export function AppliedPage() {
  const { id } = route.useParams();
  return <SignInGate why="登录后看您的申请。">{() => <Sent id={id} />}</SignInGate>;
}

function Sent({ id }: { id: string }) {
  const own = useOwnCase(id);
  return (
    <PageQuery query={own} what="我的申请">
      {({ number, item, people }) => {
        const unsigned = people.filter(({ mustSign, signedOn }) => mustSign && signedOn === null);
        return (
          <>
            <PageHeader
              title="申请已提交"
              lead={
                <>
                  编号 <strong className="numeric">{number}</strong>
                </>
              }
            />
            <div className="stack">
              <section className="panel guide-part">
                <h2>接下来</h2>
                <ol className="guide-list">
                  {unsigned.length > 0 && (
                    <li>
                      每位成年家人签授权书，同意核对收入和财产。还没签的：{unsigned.map(({ name }) => name).join('、')}
                      。<strong>没签完，乡镇（街道）不能受理。</strong>
                    </li>
                  )}
                  <li>乡镇（街道）受理，材料不全会一次告诉您要补什么。</li>
                  <Promised item={item} />
                </ol>
              </section>
              <p className="guide-start">
                <Link to="/progress/$id" params={{ id }} className={buttonClass('primary')}>
                  {unsigned.length > 0 ? '去签字' : '看办到哪一步'}
                </Link>
              </p>
            </div>
          </>
        );
      }}
    </PageQuery>
  );
}

function Promised({ item }: { item: string }) {
  const promise = useItem(item).data?.promise;
  return promise === undefined ? null : <li>{promise}。办到哪一步，随时在“查进度”里看。</li>;
}
