// Preloaded into the processes of `npm start`: when the parent is gone, even by kill -9, they end too and free their ports.
if (process.connected) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
