import { getRouteApi, Link } from '@tanstack/react-router';
import type { ImportSummary } from '#core/feeds/feeds.contract.ts';
import { instantText } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { ConfirmImport } from './confirm-import.tsx';
import { ImportHouseholds } from './import-households.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportProgress } from './import-progress.tsx';
import { importStates, readyHouseholds } from './import-states.ts';
import { ImportTotals } from './import-totals.tsx';
import { isBusy, useImport } from './use-import.ts';
import './imports.css';

const route = getRouteApi('/office/desk/imports/$id');

/** One ledger on its way into the register: read, looked at, confirmed, entered. */
export function ImportPage() {
  const { id } = route.useParams();
  const one = useImport(id);
  return (
    <QueryView query={one} what="导入批次">
      {(batch) => (
        <>
          <PageHeader
            title={batch.fileName}
            above={<StageTag {...importStates[batch.state]} />}
            lead={`${batch.feedName}，${batch.madeByName} 于 ${instantText(batch.createdAt)} 上传`}
            actions={
              <Link to="/office/imports" className={buttonClass()}>
                全部导入记录
              </Link>
            }
          />
          <div className="stack">
            <ImportStage batch={batch} />
            {batch.state !== 'reading' && batch.state !== 'failed' && <ImportHouseholds batch={batch} />}
          </div>
        </>
      )}
    </QueryView>
  );
}

function ImportStage({ batch }: { batch: ImportSummary }) {
  if (isBusy(batch)) return <ImportProgress batch={batch} />;
  return (
    <>
      <ImportOutcome batch={batch} />
      {batch.state !== 'failed' && <ImportTotals batch={batch} />}
      {batch.state === 'previewed' && readyHouseholds(batch) > 0 && <ConfirmImport batch={batch} />}
    </>
  );
}
