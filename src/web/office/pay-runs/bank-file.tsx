import { useMutation } from '@tanstack/react-query';
import type { PayRunDetail, PayRunVerification } from '#core/payments/payments.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { Digest } from './digest.tsx';

/** What the bank gets, and the proof that it is what was approved. */
export function BankFile({ run }: { run: PayRunDetail }) {
  const verify = useMutation({
    mutationFn: () => api.get<PayRunVerification>(path`/api/pay-runs/${run.id}/verification`),
  });
  const { may } = useDesk();
  const mayDownload = may('pay-run.make') || may('pay-run.approve');
  return (
    <section className="panel stack" aria-label="银行文件和校验">
      <div className="row">
        {mayDownload && (
          <>
            <DownloadButton kind="primary" address={path`/api/pay-runs/${run.id}/bank-file.xlsx`}>
              下载银行文件（xlsx）
            </DownloadButton>
            <DownloadButton address={path`/api/pay-runs/${run.id}/bank-file.csv`}>下载银行文件（CSV）</DownloadButton>
          </>
        )}
        <Button busy={verify.isPending} onClick={() => verify.mutate()}>
          校验明细
        </Button>
      </div>
      {mayDownload && <p className="soft">文件里是完整的银行账号，每次下载都记入审计；请只交给代发银行，用完即删。</p>}
      {verify.error !== null && <ErrorState error={verify.error} />}
      {verify.data !== undefined && <Verified verification={verify.data} />}
    </section>
  );
}

function Verified({ verification: { intact, digest } }: { verification: PayRunVerification }) {
  return intact ? (
    <Callout announce tone="good" title="校验通过：明细与复核冻结时完全一致。" />
  ) : (
    <Callout announce tone="danger" title="校验不通过：明细与复核冻结时不一致。">
      <p>数据可能被改动过。请立即停止拨付，保留现场，报告安全审计人员。现在算得的校验值：</p>
      <Digest value={digest} />
    </Callout>
  );
}
