import { Link } from '@tanstack/react-router';
import { Button } from '#web/ui/button.tsx';
import { detailName } from './detail-names.ts';
import type { AuditLine } from './use-audit.ts';

/** People named in a row that are listed before the rest is only counted. */
const listed = 20;

interface AuditDetailProps {
  line: AuditLine;
  onSubject: (subject: string) => void;
}

/** What else the row says, unfolded when asked for. */
export function AuditDetail({ line: { action, detail, subjects }, onSubject }: AuditDetailProps) {
  const entries = Object.entries(detail);
  return (
    <details>
      <summary>展开</summary>
      <dl className="audit-detail">
        <div>
          <dt>动作代码</dt>
          <dd>{action}</dd>
        </div>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{detailName(name)}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        {subjects.length > 0 && (
          <div>
            <dt>涉及人员</dt>
            <dd>
              <ul className="cell-list">
                {subjects.slice(0, listed).map((subject) => (
                  <li key={subject}>
                    <Link to="/office/people/$id" params={{ id: subject }}>
                      {subject}
                    </Link>{' '}
                    <Button kind="link" aria-label={`只看涉及 ${subject} 的记录`} onClick={() => onSubject(subject)}>
                      只看此人
                    </Button>
                  </li>
                ))}
                {subjects.length > listed && <li className="soft">另有 {subjects.length - listed} 人</li>}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}
