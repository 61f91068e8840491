/**
 * Loaded into a replica before the engine (`--import`): its wall clock is off by `FAULT_CLOCK_MINUTES`, in every thread. Timers and
 * the clock that never goes back are left alone, as they are on a machine whose clock was set wrongly.
 */
const offMs = Number(process.env.FAULT_CLOCK_MINUTES ?? 0) * 60_000;
const RightDate = Date;

if (offMs !== 0) {
  globalThis.Date = new Proxy(RightDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [RightDate.now() + offMs] : args, newTarget) as object,
    apply: () => new RightDate(RightDate.now() + offMs).toString(),
    get: (target, key) => (key === 'now' ? () => RightDate.now() + offMs : (Reflect.get(target, key) as unknown)),
  });
}
