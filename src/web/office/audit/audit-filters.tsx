import { getRouteApi } from '@tanstack/react-router';
import { Button } from '#web/ui/button.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { actionNames } from './action-names.ts';

const route = getRouteApi('/office/desk/audit');

const actions = [...actionNames].map(([value, label]) => ({ value, label }));

/** What of the trail is shown. Person and user come from a row of the list. */
export function AuditFilters() {
  const { purpose, action, actor, subject } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <FilterBar>
      <SelectFilter
        label="做了什么"
        value={action}
        options={actions}
        onChange={(chosen = '') => void navigate({ search: (before) => ({ ...before, action: chosen }) })}
      />
      {actor !== undefined && (
        <Button onClick={() => void navigate({ search: (before) => ({ ...before, actor: '' }) })}>
          不再只看这名工作人员
        </Button>
      )}
      {subject !== undefined && (
        <Button onClick={() => void navigate({ search: (before) => ({ ...before, subject: '' }) })}>
          不再只看涉及这个人的
        </Button>
      )}
      <p className="soft">
        查阅事由：{purpose}{' '}
        <Button kind="link" onClick={() => void navigate({ search: {} })}>
          换一个事由
        </Button>
      </p>
    </FilterBar>
  );
}
