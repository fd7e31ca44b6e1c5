// Loaded before the product by hold(): when the launcher goes without a word (SIGKILL), the product is asked to stop.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
