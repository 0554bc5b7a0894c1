namespace Kkr.Simulation;

/// <summary>Runs tasks on a lane.</summary>
internal sealed class LaneScheduler(Lane lane) : TaskScheduler
{
    protected override void QueueTask(Task task) => lane.Post(() => TryExecuteTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
