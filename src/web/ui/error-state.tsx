import { ApiProblem } from '#web/lib/api-problem.ts';
import { Button } from './button.tsx';
import './states.css';

/** What a person is told of an error: title, advice, and the code he may pass on. */
export function sayError(error: unknown): { title: string; detail: string; code: string } {
  if (error instanceof ApiProblem) return error;
  return {
    title: '页面出错了',
    detail: '不是您的操作有误。请刷新页面再试；多次出现时，请把下面的错误代码告诉管理员。',
    code: error instanceof Error ? `web.${error.name}` : 'web.unknown',
  };
}

/** A read that failed, in the place of what was to be shown. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, code } = sayError(error);
  return (
    <section className="state state-error" role="alert">
      <h2>{title}</h2>
      <p>{detail}</p>
      <p>
        <small>错误代码 {code}</small>
      </p>
      {onRetry !== undefined && <Button onClick={onRetry}>再试一次</Button>}
    </section>
  );
}
