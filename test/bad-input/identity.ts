import { plainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import type { BadInput } from './doors.ts';

const member = (idNumber: string, name = '林甲', relation = '01') => ({ name, idNumber, relation });
const number = inventedNumber('1970-01-01', 901);
/** The first number of that day whose check character is X. */
const withX = Array.from({ length: 99 }, (_, index) => inventedNumber('1970-01-01', 801 + index)).find((one) =>
  one.endsWith('X'),
);

/** Who somebody is: numbers, names, and whether he lives. */
export const identityRows: readonly BadInput[] = [
  {
    element: '15位身份证号',
    what: '申请表里填了旧身份证上的15位号码',
    send: (doors) => doors.apply({ members: [member('512099700101901')] }),
    answer: ['/members/0/idNumber 身份证号：这是 15 位旧身份证号，请出示并填写 18 位居民身份证号'],
  },
  {
    element: '15位身份证号',
    what: '台账里是15位号码',
    send: (doors) => doors.ledger({ 成员身份证号: '512099700101901' }),
    answer: ['成员身份证号：这是 15 位旧身份证号，请出示并填写 18 位居民身份证号'],
  },
  {
    element: '校验码不符',
    what: '录错了一位',
    send: (doors) => doors.apply({ members: [member(number.replace(/.$/, (digit) => (digit === '1' ? '2' : '1')))] }),
    answer: ['/members/0/idNumber 身份证号校验码不符：很可能有一位录错，请对照证件逐位核对'],
  },
  {
    element: '末位小写 x',
    what: '末位是小写 x 的照收，存成大写',
    send: async (doors) => [
      ...(await doors.apply({ members: [member(withX?.toLowerCase() ?? '')] }, withX)),
      ...(await doors.search(withX ?? '')),
    ],
    answer: ['已提交', '林甲', '申请日 2026-06-15', '林甲'],
    lawful: true,
  },
  {
    element: '全角数字',
    what: '手机输入法打出的全角数字照收',
    send: async (doors) => {
      const own = doors.nextNumber();
      const wide = own.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      return doors.apply({ members: [member(wide)] }, own);
    },
    answer: ['已提交', '林甲', '申请日 2026-06-15'],
    lawful: true,
  },
  {
    element: '姓名异体字',
    what: '登记是“喻小红”，台账写成“俞小红”',
    send: async (doors) => {
      const own = doors.nextNumber();
      await doors.person('喻小红', own);
      return doors.ledger({ 户主姓名: '俞小红', 成员姓名: '俞小红', 身份证号: own, 成员身份证号: own });
    },
    answer: [
      '成员身份证号：该身份证号已登记在“喻*红”名下，与台账中的“俞小红”不同，请对照身份证核对；确已改名的，先办理更名',
    ],
    lawful: true,
  },
  {
    element: '生僻字显示不出',
    what: '姓名里的生僻字成了问号',
    send: (doors) => doors.apply((idNumber) => ({ members: [member(idNumber, '周?明')] })),
    answer: ['/members/0/name 姓名“周?明”中有未能显示的字，请按证件录入该生僻字'],
  },
  {
    element: '生僻字显示不出',
    what: '显示得出的生僻字照收，一个字算一个字',
    send: (doors) => doors.apply((idNumber) => ({ members: [member(idNumber, '周𬭊')] })),
    answer: ['已提交', '周𬭊', '申请日 2026-06-15'],
    lawful: true,
  },
  {
    element: '间隔号写法不一',
    what: '少数民族姓名的间隔号用了别的点，存成标准的间隔号',
    send: (doors) => doors.apply((idNumber) => ({ members: [member(idNumber, '买买提•艾力')] })),
    answer: ['已提交', '买买提·艾力', '申请日 2026-06-15'],
    lawful: true,
  },
  {
    element: '双胞胎号码相邻',
    what: '两个孩子同一天出生，号码只差一个顺序号，是两个人',
    send: (doors) =>
      doors.apply((idNumber) => ({
        members: [
          member(idNumber),
          member(inventedNumber('2016-02-29', 901), '林小一', '20'),
          member(inventedNumber('2016-02-29', 903), '林小二', '20'),
        ],
      })),
    answer: ['已提交', '林甲', '林小一', '林小二', '申请日 2026-06-15'],
    lawful: true,
  },
  {
    element: '没有户口，只有临时编号',
    what: '弃婴只有临时编号',
    send: (doors) =>
      doors.apply((idNumber) => ({ members: [member(idNumber), member('L512021000001', '林乐', '80')] })),
    answer: [
      '/members/1/idNumber 身份证号：“L512021000001”是没有户口的人的临时编号，不是身份证号：请先到公安机关登记户口，编号不能代替',
    ],
  },
  {
    element: '外国人和港澳台居民',
    what: '填了护照号码',
    send: (doors) => doors.apply((idNumber) => ({ members: [member(idNumber), member('E12345678', '林乐', '10')] })),
    answer: [
      '/members/1/idNumber 身份证号：“E12345678”像是护照或通行证的号码，请填居民身份证号；港澳台居民填居住证上的 18 位号码',
    ],
  },
  {
    element: '一处说死亡、一处说在世',
    what: '只有一个部门反馈死亡：认定不看没有核实的反馈，申请照收',
    send: async (doors) => {
      const own = doors.nextNumber();
      const person = await doors.person('林甲', own);
      const died = plainDate('2026-05-10');
      await doors.fact(person, { kind: 'death', value: dayNumber(died), from: died, standing: 'reported' });
      return doors.apply({}, own);
    },
    answer: ['已提交', '林甲', '申请日 2026-06-15'],
    lawful: true,
  },
  {
    element: '一处说死亡、一处说在世',
    what: '两个来源说法不一，核对结论是需核实：不认定，也不当作在世',
    send: (doors) =>
      doors.rule({ 成员: [{ 姓名: '甲', 关系: '户主', 年龄: 70, 身份: { 核对结论: '需核实' }, 收入: '无' }] }),
    answer: ['事实不全 0元 计入甲', '甲：核对结论是需核实，须重新核对，或者取得人工核实证明后再认定'],
  },
  {
    element: '死亡几个月后才报',
    what: '五月去世，以后哪个月看都只算剩下的人',
    send: (doors) =>
      doors.rule({
        成员: [
          { 姓名: '甲', 关系: '户主', 年龄: 45, 收入: { 工资性收入: '500元/月' } },
          { 姓名: '乙', 关系: '配偶', 年龄: 44, 死亡: '2026-05-10', 收入: { 其他收入: '300元/月' } },
        ],
      }),
    answer: [
      '最低生活保障 120元 计入甲',
      '家庭人均月收入500.00元，低于最低生活保障标准每人每月620.00元',
      '家庭财产状况符合最低生活保障的规定',
    ],
  },
  {
    element: '误登死亡',
    what: '查实是误登：撤回以后照样可以申请',
    send: async (doors) => {
      const own = doors.nextNumber();
      const person = await doors.person('林甲', own);
      const died = plainDate('2026-05-10');
      const [, wrong = ''] = await doors.fact(person, { kind: 'death', value: dayNumber(died), from: died });
      const refused = await doors.apply({}, own);
      await doors.retract(wrong);
      return [...refused, ...(await doors.apply({}, own))];
    },
    answer: [
      '/members/0/idNumber “林甲”已登记于2026年5月10日死亡，请从家庭成员中删去；登记有误的，请先到村（社区）更正',
      '已提交',
      '林甲',
      '申请日 2026-06-15',
    ],
    lawful: true,
  },
  {
    element: '宣告失踪后归来',
    what: '宣告失踪撤销以后，重新计入',
    send: (doors) =>
      doors.rule({
        成员: [
          { 姓名: '甲', 关系: '户主', 年龄: 45, 收入: '无' },
          { 姓名: '乙', 关系: '配偶', 年龄: 44, 身份: { 被宣告失踪: '是 至2026-06-29' }, 收入: '无' },
        ],
      }),
    answer: [
      '最低生活保障 1240元 计入甲、乙',
      '家庭人均月收入0.00元，低于最低生活保障标准每人每月620.00元',
      '家庭财产状况符合最低生活保障的规定',
    ],
  },
];
