/** How the papers are cited; one place, so that a letter and a guide name them alike. */
export const law = {
  assistance: '《社会救助暂行办法》（国务院令第649号）',
  confirmation: '《最低生活保障审核确认办法》（民发〔2021〕57号）',
  sichuan: '四川省最低生活保障工作规程',
  review: '《中华人民共和国行政复议法》（2023年修订）',
  litigation: '《中华人民共和国行政诉讼法》',
} as const;
