// The one list of the toy catalogue: as in src/catalogue/list.ts, a new folder is one more line.

export { fruitBasket } from './fruit-basket/part.ts';
export { lemonVoucher } from './lemon-voucher/part.ts';
export { toyOffice } from './toy-office.ts';
