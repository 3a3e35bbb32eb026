import { buildProgram } from './program.ts';

const program = buildProgram({
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  fail: (code) => {
    process.exitCode = code;
  },
});

await program.parseAsync();
