import { getRouteApi } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import '#web/inputs/inputs.css';

const route = getRouteApi('/office/desk/audit');

const usual = ['日常监督检查', '专项审计', '核查投诉举报', '核查数据安全事件'];

/** Why the trail is read. It goes into the trail. */
export function AuditPurpose() {
  const navigate = route.useNavigate();
  const id = useId();
  const [purpose, setPurpose] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className="panel stack audit-purpose"
      onSubmit={(event) => {
        event.preventDefault();
        const said = purpose.trim();
        setMissing(said.length < 2);
        if (said.length >= 2) void navigate({ search: (before) => ({ ...before, purpose: said }) });
      }}
    >
      <div className={missing ? 'field field-faulty' : 'field'}>
        <label htmlFor={id}>查阅事由</label>
        <p id={`${id}-help`} className="field-help">
          您的姓名、时间和事由也会记入审计记录。
        </p>
        {missing && (
          <p className="field-fault" role="alert">
            请写明为什么查阅，至少两个字。
          </p>
        )}
        <input
          id={id}
          className="control"
          maxLength={200}
          value={purpose}
          aria-describedby={`${id}-help`}
          aria-invalid={missing || undefined}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </div>
      <div className="row">
        {usual.map((each) => (
          <Button key={each} onClick={() => setPurpose(each)}>
            {each}
          </Button>
        ))}
      </div>
      <div className="row">
        <Button kind="primary" type="submit">
          查看审计记录
        </Button>
      </div>
    </form>
  );
}
