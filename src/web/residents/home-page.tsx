import { Link } from '@tanstack/react-router';
import { PageHeader } from '#web/ui/page-header.tsx';

/** The door for residents: what one can do here. */
export function HomePage() {
  return (
    <>
      <PageHeader
        title="您要办什么？"
        lead="困难时可以申请最低生活保障等帮助。本人、家人或村（社区）工作人员都可以提出。"
      />
      <ul className="residents-doors">
        <li>
          <Link to="/guides">
            <strong>看能不能申请，怎么申请</strong>
            条件、材料、多久办好，看完就可以在线申请
          </Link>
        </li>
        <li>
          <Link to="/progress">
            <strong>查我的申请办到哪一步</strong>
            补材料、签授权、看决定书
          </Link>
        </li>
        <li>
          <Link to="/notices">
            <strong>看公示，提意见</strong>
            本村（社区）正在公示的名单
          </Link>
        </li>
        <li>
          <Link to="/verify">
            <strong>核验一份文书</strong>
            输入文书上的核验码，看是不是真的
          </Link>
        </li>
      </ul>
    </>
  );
}
