// The one list. A new folder of the law is one more line here; what it brings stands in its part.ts.
export { dibao } from './assistance/dibao/part.ts';
export { shared } from './shared/part.ts';
