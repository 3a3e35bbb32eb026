import { Link } from '@tanstack/react-router';
import { PageHeader } from '#web/ui/page-header.tsx';

/** The door for residents: what one can do here. */
export function HomePage() {
  return (
    <>
      <PageHeader
        title="您要办什么？"
        lead="日子过得难，可以申请帮助。本人、家人都能提出，也可以请村（社区）工作人员代办。"
      />
      <ul className="residents-doors">
        <li>
          <Link to="/guides">
            <strong>我想申请帮助</strong>
            先看能不能申请、要准备什么、多久办好
          </Link>
        </li>
        <li>
          <Link to="/progress">
            <strong>查我的申请办到哪一步</strong>
            签授权书、补材料、看结果
          </Link>
        </li>
        <li>
          <Link to="/notices">
            <strong>看公示，提意见</strong>
            村（社区）正在公示的申请
          </Link>
        </li>
        <li>
          <Link to="/verify">
            <strong>核对一份文书是真是假</strong>
            输入文书上的验证码
          </Link>
        </li>
      </ul>
    </>
  );
}
