-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "stores" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "asOf" TEXT,
    "state" TEXT NOT NULL,
    "cursor" TEXT,
    "progress" TEXT,
    "outcome" TEXT,
    "failure" TEXT,
    "milliseconds" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" DATETIME,
    CONSTRAINT "Job_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Job_memberId_createdAt_idx" ON "Job"("memberId", "createdAt");

-- CreateIndex
CREATE INDEX "Job_state_idx" ON "Job"("state");
