-- CreateTable
CREATE TABLE "ReducerVersion" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "store" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "script" TEXT,
    "export" TEXT,
    "initial" TEXT,
    "types" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "ReducerActivation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "store" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "hash" TEXT,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE UNIQUE INDEX "ReducerVersion_store_category_number_key" ON "ReducerVersion"("store", "category", "number");

-- CreateIndex
CREATE INDEX "ReducerActivation_category_store_idx" ON "ReducerActivation"("category", "store");
