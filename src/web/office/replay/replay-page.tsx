import { getRouteApi, Link } from '@tanstack/react-router';
import type { Replay } from '#core/decisions/decisions.replay.contract.ts';
import { monthOf } from '#kit/plain-date.ts';
import { moneyText, monthText, signedMoney } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Figures } from '#web/ui/figures.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { MonthSelect } from '#web/ui/month-select.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { ReplayExplanation } from './replay-explanation.tsx';
import { ReplayMonths } from './replay-months.tsx';
import { monthsThrough, type ReplayPeriod, replayPeriod } from './replay-period.ts';
import { replaySums } from './replay-sums.ts';
import { ReplayedDecisions } from './replayed-decisions.tsx';
import { useBenefits, useReplay } from './use-replay.ts';
import './replay.css';

const route = getRouteApi('/office/desk/households/$id/replay');

/** What a household was paid, month by month, beside what it would be due by all that is known now. */
export function ReplayPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const { today } = useDesk();
  return (
    <PageQuery query={useBenefits(id)} what="重算与差异">
      {({ items }) => {
        const period = replayPeriod(items, monthOf(today), search);
        return period === undefined ? <NotYet household={id} /> : <ReplayOf household={id} period={period} />;
      }}
    </PageQuery>
  );
}

function BackToHousehold({ household }: { household: string }) {
  return (
    <Link to="/office/households/$id" params={{ id: household }} className={buttonClass()}>
      家庭登记
    </Link>
  );
}

function NotYet({ household }: { household: string }) {
  return (
    <>
      <PageHeader title="重算与差异" actions={<BackToHousehold household={household} />} />
      <EmptyState title="还没有可以比对的月份" advice="待遇从以后的月份起发放。到了那个月，再来比对。" />
    </>
  );
}

function ReplayOf({ household, period }: { household: string; period: ReplayPeriod }) {
  const { first, month, until, settled } = period;
  const { today } = useDesk();
  const navigate = route.useNavigate();
  const replay = useReplay(household, period);
  const thisMonth = monthOf(today);
  const choose = (chosen: { month: string; until: string }) => void navigate({ search: chosen, replace: true });
  return (
    <>
      <PageHeader
        title={`重算与差异${replay.data === undefined ? '' : `：${replay.data.headName}家庭`}`}
        lead="按现在所知的事实和标准，把发过的每个月重新判定一遍，与当时比对。只算差额，不改变待遇；应补、应追的，另按程序办理。"
        actions={<BackToHousehold household={household} />}
      />
      <FilterBar>
        <MonthSelect
          label="从哪个月"
          value={month}
          latest={until}
          count={monthsThrough(first, until)}
          onChange={(chosen) => choose({ month: chosen, until })}
        />
        <MonthSelect
          label="到哪个月"
          value={until}
          latest={thisMonth}
          count={monthsThrough(month, thisMonth)}
          onChange={(chosen) => choose({ month, until: chosen })}
        />
      </FilterBar>
      {first < month && (
        <p className="soft replay-earlier">这笔待遇从{monthText(first)}起，更早的月份请在“从哪个月”里选。</p>
      )}
      <QueryView query={replay} what="重算结果">
        {(answer) => (
          <div className="stack">
            <Sums replay={answer} settled={settled} />
            <ReplayMonths replay={answer} settled={settled} />
            <ReplayExplanation replay={answer} />
            <ReplayedDecisions decisions={answer.decisions} />
          </div>
        )}
      </QueryView>
    </>
  );
}

function Sums({ replay, settled }: { replay: Replay; settled: string | null }) {
  const { months, difference, undetermined } = replay;
  const { owed, overpaid, unpaid } = replaySums(months, settled);
  const agrees = owed.months + overpaid.months + unpaid.months === 0;
  if (agrees && undetermined === 0) {
    return (
      <Callout tone="good" title="与当时一致">
        <p>这 {months.length} 个月，按现在所知应发的都与发放的相同，没有要补、要追的。</p>
      </Callout>
    );
  }
  return (
    <>
      <Figures
        label="差额"
        figures={[
          { name: '差额合计', text: agrees ? '没有' : signedMoney(difference) },
          { name: '应补', text: moneyText(owed.amount), note: `${owed.months} 个月` },
          { name: '应追', text: moneyText(overpaid.amount), note: `${overpaid.months} 个月` },
          ...(unpaid.months === 0
            ? []
            : [{ name: '还没有发，应调整', text: signedMoney(unpaid.amount), note: `${unpaid.months} 个月` }]),
          { name: '不能判定', count: undetermined, unit: '个月', bad: undetermined > 0 },
        ]}
      />
      {undetermined > 0 && (
        <Callout tone="warn" title={`有 ${undetermined} 个月不能判定，不在差额里`}>
          <p>原因写在各月的“为什么”里。没有判定不等于一致：须先复核、补齐事实。</p>
        </Callout>
      )}
    </>
  );
}
