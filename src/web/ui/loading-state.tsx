import './states.css';

/** Something is on its way. `what` is what is being read: “办件”. */
export function LoadingState({ what = '内容' }: { what?: string }) {
  return (
    <div className="state state-loading" role="status">
      正在读取{what}…
    </div>
  );
}
