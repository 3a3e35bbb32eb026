import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ParameterDetail } from '#core/parameters/parameters.contract.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { ParameterHistory } from './parameter-history.tsx';
import { ParameterValues } from './parameter-values.tsx';
import { ProposalCards } from './proposal-cards.tsx';
import { ProposalForm } from './proposal-form.tsx';
import { beginningOf } from './proposal-form-of.ts';
import { ProposalsTable } from './proposals-table.tsx';
import { useParameter } from './use-parameters.ts';
import './parameters.css';

const route = getRouteApi('/office/desk/parameters/$key');

/** One parameter: its declaration, its values by place and time, how they came in, and what is proposed. */
export function ParameterPage() {
  const { key } = route.useParams();
  const { division = '', from = '' } = route.useSearch();
  const one = useParameter(key);
  return (
    <PageQuery query={one} what="标准参数">
      {(parameter) => (
        <>
          <PageHeader
            title={parameter.name}
            above={parameter.values.some(({ confirmed }) => !confirmed) && <StageTag tone="warn" name="有待确认的值" />}
            lead={parameter.clause}
            actions={
              <Link to="/office/parameters" className={buttonClass()}>
                全部标准参数
              </Link>
            }
          />
          <div className="stack">
            <Proposals key={`${key} ${division} ${from}`} parameter={parameter} />
            <ParameterValues parameter={parameter} />
            <Declaration parameter={parameter} />
            <ParameterHistory parameter={parameter} />
            <EndedProposals parameter={parameter} />
          </div>
        </>
      )}
    </PageQuery>
  );
}

/** What waits, and the form for a new one; the address may ask for the form of an unconfirmed value. */
function Proposals({ parameter }: { parameter: ParameterDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [writing, setWriting] = useState(search.from !== undefined);
  const [sent, setSent] = useState(false);
  const close = () => {
    setWriting(false);
    void navigate({ search: {}, replace: true });
  };
  return (
    <>
      {sent && (
        <Callout tone="good" title="已提交，等县级审批岗审批" announce>
          <p>批准以前仍按原来的值办理。</p>
        </Callout>
      )}
      <ProposalCards proposals={parameter.proposals.filter(({ state }) => state === 'open')} />
      {parameter.mayPropose && !writing && (
        <div className="row no-print">
          <Button
            kind="primary"
            onClick={() => {
              setSent(false);
              setWriting(true);
            }}
          >
            提议一个值
          </Button>
        </div>
      )}
      {parameter.mayPropose && writing && (
        <ProposalForm
          parameter={parameter}
          initial={beginningOf(parameter, search)}
          onDone={() => {
            setSent(true);
            setWriting(false);
          }}
          onCancel={close}
        />
      )}
    </>
  );
}

function Declaration({ parameter }: { parameter: ParameterDetail }) {
  const { key, unit, least, most, choices, clause, yearly, usedBy, notBelowHigher } = parameter;
  const bounds = [least === null ? [] : [`不低于 ${least}`], most === null ? [] : [`不高于 ${most}`]].flat();
  return (
    <section className="panel">
      <h2 className="visually-hidden">参数的规定</h2>
      <Descriptions
        items={[
          { label: '依据', value: clause },
          { label: '用于', value: usedBy.length === 0 ? '还没有事项用它' : usedBy.join('、') },
          { label: '单位', value: unit },
          ...(choices.length === 0 ? [] : [{ label: '可选的值', value: choices.map(({ name }) => name).join('、') }]),
          ...(bounds.length === 0 ? [] : [{ label: '范围', value: bounds.join('，') }]),
          { label: '有效期', value: yearly ? '每年公布一次，到当年 12 月 31 日为止' : '到同一地区的下一个值为止' },
          ...(notBelowHigher ? [{ label: '低限', value: '下级不得低于上级公布的值' }] : []),
          { label: '标识', value: <code>{key}</code> },
        ]}
      />
    </section>
  );
}

function EndedProposals({ parameter }: { parameter: ParameterDetail }) {
  const ended = parameter.proposals.filter(({ state }) => state !== 'open');
  if (ended.length === 0) return null;
  return (
    <section className="parameter">
      <h2>提议记录</h2>
      <ProposalsTable label="提议记录" rows={ended} empty={null} />
    </section>
  );
}
