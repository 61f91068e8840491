/** What `npm run faults -- --help` prints; it needs no build. */
export const USAGE = `npm run faults -- [options]

Starts a database, engines and providers, breaks them, and checks that nothing is lost. Run "npm run build" first.

  --scenario NAME    the scenario, several with commas, or all (default: kill-workers)
  --list             names the scenarios and the breakages
  --seed N           draws the same faults again (default: a random seed, which is printed)
  --jobs N           how many jobs (default: the number of the scenario)
  --kills N          how many faults (default: the number of the scenario)
  --seconds N        how long each recording is (default, and at least: 6)
  --latency MS       what a call to a provider takes (default: 300)
  --bound SECONDS    how long after the last fault every job must be terminal (default: 180)
  --load N           how many busy loops compete for the processor meanwhile (default: 0)
  --break NAME|all   breaks the engine on purpose: its scenario must fail
  --keep             keeps the logs and the ledger
  --help             prints this text

The exit code is 0 when every invariant and goal held, 1 when one did not, 2 for options that are not understood.
faults/README.md explains the scenarios.`;
