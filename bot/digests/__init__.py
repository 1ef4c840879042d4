"""What a group shared and said becomes a digest: collect, cluster, write, verify."""
