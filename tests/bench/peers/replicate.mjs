// PouchDB's own replication, from a LevelDB on the disk to pouchdb-server: node replicate.mjs FOLDER LOCAL REMOTE COUNT
// FOLDER holds node_modules. Several sizes of batches, as nobody tunes for the wrong one; prints the seconds of the best.
import { createRequire } from "node:module";

const [folder, local, remote, count] = process.argv.slice(2);
const PouchDB = createRequire(`${folder}/`)("pouchdb");
const id = "019a0000-0000-7000-8000-000000000001";
const documents = Array.from({ length: Number(count) }, (_, n) => ({
  _id: `record-${String(n).padStart(9, "0")}`,
  kind: "screening.count",
  body: { id: `${id}${n}`, at: 1795000000000 + n, gate_id: id, member_id: id, count: 1, abnormal: false },
}));

let best = Infinity;
for (const size of [500, 1000, 2000]) {
  const db = new PouchDB(`${local}-${size}`);
  for (let n = 0; n < documents.length; n += 5000) await db.bulkDocs(documents.slice(n, n + 5000));
  const start = process.hrtime.bigint();
  const done = await db.replicate.to(`${remote}/bench-${size}`, { batch_size: size, batches_limit: 10 });
  if (done.docs_written !== documents.length) throw new Error("not everything was replicated");
  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(best);
