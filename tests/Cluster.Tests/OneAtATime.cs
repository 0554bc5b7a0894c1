// Each class starts a cluster of several processes: together they would only get in each other's way.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
