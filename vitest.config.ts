import { defineConfig } from "vitest/config";

// Two workers, since two cores are what the time limits of the tests are made for; a child process
// with the engine works beside most of them. Limits are far above what a test takes (a second or
// less), because a machine that is busy with other things must not fail it.
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ["default"] : [["default", { summary: false }]],
  },
});
