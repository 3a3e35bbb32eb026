import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { act, apply, getCase } from '#core/cases/index.ts';
import { DomainError } from '#platform/errors.ts';
import { writeCsv } from '#platform/spreadsheet/index.ts';
import type { BadInput, Doors } from './doors.ts';

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return '没有被拒绝';
  } catch (error) {
    return error instanceof DomainError ? error.detail : String(error);
  }
};

const pdf = (text: string) => Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`);

const application = (doors: Doors, idNumber: string) => ({
  ...{ division: doors.village, address: '二组5号', hukou: '1', members: [{ name: '林甲', idNumber, relation: '01' }] },
  ...{ vehicle: false, secondHome: false, company: false, savings: 0, bankAccount: '6999990000000000314', kin: false },
  truthful: 'agreed',
});

/** Files, several at once, and what is done on purpose. */
export const paperRows: readonly BadInput[] = [
  {
    element: '0字节的文件',
    what: '拍照没有拍完',
    send: (doors) => doors.upload('户口簿.jpg', new Uint8Array()),
    answer: ['“户口簿.jpg”是 0 字节，可能没有拍完或没有传完，请重新选择。'],
  },
  {
    element: '0字节的文件',
    what: '改了扩展名的程序文件',
    send: (doors) => doors.upload('收入证明.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])),
    answer: [
      '“收入证明.pdf”的内容是application/x-msdownload。可以上传 PDF、JPG、PNG、WebP 图片，以及 xlsx、csv 表格；苹果手机的 HEIC 照片请先转成 JPG。',
    ],
  },
  {
    element: '80 MB 的文件',
    what: '相机原图80 MB',
    send: (doors) => doors.upload('房屋.jpg', Buffer.alloc(80 * 1024 * 1024, 1)),
    answer: ['“房屋.jpg”超过 20 MB，请压缩、降低照片分辨率或分成几份再传。'],
  },
  {
    element: '许多家庭交同一份文件',
    what: '内容一样的存一份，各记各的，编号相同看得出来',
    send: async (doors) => {
      const [, first] = await doors.upload('张家证明.pdf', pdf('同一份证明'));
      const [, second] = await doors.upload('李家证明.pdf', pdf('同一份证明'));
      return [first === second ? '同一编号' : '编号不同'];
    },
    answer: ['同一编号'],
    lawful: true,
  },
  {
    element: '两人同时办一件',
    what: '后办的人看到的是旧的一步',
    send: async (doors) => {
      const { id } = await doors.investigated();
      const investigator = doors.staff('town-investigator', '512021100');
      const sent = { case: id, move: 'determine', seq: 1, answers: {}, key: randomUUID() };
      return [(await refusalOf(act(doors.office, investigator, sent))).replace(/现在已到第 \d 步/, '现在已到后面一步')];
    },
    answer: ['您看到的是第 1 步，现在已到后面一步。请刷新页面，看过最新情况后再办。'],
    lawful: true,
  },
  {
    element: '同一申请送了三次',
    what: '网络不好，同一个请求送了三次，是一个办件',
    send: async (doors) => {
      const idNumber = doors.nextNumber();
      const self = await doors.resident('林甲', idNumber);
      const request = { item: 'dibao', answers: application(doors, idNumber), key: randomUUID() };
      const sent = await Promise.all([1, 2, 3].map(() => apply(doors.office, self, request)));
      return [`${new Set(sent.map(({ id }) => id)).size}个办件`];
    },
    answer: ['1个办件'],
    lawful: true,
  },
  {
    element: '同一申请送了三次',
    what: '隔天又填一份新的申请',
    send: async (doors) => {
      const idNumber = doors.nextNumber();
      const self = await doors.resident('林甲', idNumber);
      const request = { item: 'dibao', answers: application(doors, idNumber) };
      await apply(doors.office, self, { ...request, key: randomUUID() });
      const again = await refusalOf(apply(doors.office, self, { ...request, key: randomUUID() }));
      return [again.replace(/DIBAO\d+/, '某号')];
    },
    answer: ['申请人同一事项的办件 某号 还没有办结，不能重复申请。请查看该办件的进度，或先撤回它。'],
    lawful: true,
  },
  {
    element: '公示期间标准调整',
    what: '公示的金额与当天计算的不同，须重新公示',
    send: (doors) => doors.walk('公示后标准调整，金额变了，须重新公示'),
    answer: ['走得通'],
  },
  {
    element: '公示跨过长假',
    what: '公示七日连着国庆假期，不顺延',
    send: (doors) => doors.walk('EX-A20 从申请到确认，公示七日连着国庆假期'),
    answer: ['走得通'],
  },
  {
    element: '姓名里有脚本',
    what: '姓名里写了网页脚本',
    send: (doors) =>
      doors.apply((idNumber) => ({ members: [{ name: '<script>alert(1)</script>', idNumber, relation: '01' }] })),
    answer: ['/members/0/name 姓名“<script>alert(1)</script>”中不能有数字'],
  },
  {
    element: '逐个试身份证号',
    what: '查没有的办件和不归自己管的办件，答复一样',
    send: async (doors) => {
      const { id } = await doors.investigated();
      const stranger = doors.staff('town-intake', '512021101');
      const [hidden, none] = [
        await refusalOf(getCase(doors.office, stranger, id)),
        await refusalOf(getCase(doors.office, stranger, randomUUID())),
      ];
      return [hidden, hidden === none ? '答复一样' : none];
    },
    answer: ['办件不存在，或不在您的管辖范围内。请核对办件编号，或请所属乡镇（街道）办理。', '答复一样'],
    lawful: true,
  },
  {
    element: '逐个试身份证号',
    what: '查没有登记的号码，查不到人；校验码不对的，不查',
    send: async (doors) => [
      `${(await doors.search(doors.nextNumber('1950-01-01'))).length}人`,
      ...(await doors.search('512099197001019999')),
    ],
    answer: ['0人', '身份证号校验码不符：很可能有一位录错，请对照证件逐位核对。'],
  },
  {
    element: '导出表格里有公式',
    what: '导出的文字以等号开头，表格程序不会当公式算',
    send: async () => {
      const out = new PassThrough();
      const columns = [{ header: '备注', width: 20, kind: 'text' }] as const;
      const [written] = await Promise.all([text(out), writeCsv(out, { columns, rows: [['=1+cmd|x!A1']] })]);
      return written.replace('\ufeff', '').trim().split('\r\n');
    },
    answer: ['备注', "'=1+cmd|x!A1"],
  },
  {
    element: '过宽的查询',
    what: '只用一个字查人',
    send: (doors) => doors.search('王'),
    answer: ['请至少输入两个汉字，或两个以上拼音字母，例如“张伟”“zhangwei”“zw”。'],
  },
  {
    element: '越权',
    what: '协理员去认定',
    send: async (doors) => {
      const { id } = await doors.investigated();
      const helper = doors.staff('village-worker', '512021100007');
      const sent = { case: id, move: 'determine', seq: 2, answers: {}, key: randomUUID() };
      return [await refusalOf(act(doors.office, helper, sent))];
    },
    answer: ['您的岗位不能认定家庭情况。这个办件现在没有可办的动作。'],
    lawful: true,
  },
];
