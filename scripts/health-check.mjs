// The health check of the container: 0 where the engine of this container can do its work, otherwise 1 with a sentence.
const url = `http://127.0.0.1:${process.env.PORT ?? 8080}/health/ready`;
try {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  if (status !== 200) throw new Error(`the engine answers ${status}; its log says why`);
} catch (error) {
  console.error(`Not ready: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
